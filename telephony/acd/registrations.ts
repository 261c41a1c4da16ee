import { showRegistrations } from '../esl/commands.ts'
import type { SwitchLink } from '../esl/switch_link.ts'

/** The extensions whose telephones are registered now; null when the switch could not be asked. */
export async function readRegistrations(
  link: Pick<SwitchLink, 'command'>
): Promise<Set<string> | null> {
  const reply = await link.command(showRegistrations())
  if (!reply.ok) return null
  let answer: unknown
  try {
    answer = JSON.parse(reply.body)
  } catch {
    return null
  }
  // With no registrations the switch leaves the `rows` key out.
  const rows: unknown = answer === null ? null : Reflect.get(Object(answer), 'rows')
  const users = Array.isArray(rows) ? rows.map((row) => Reflect.get(Object(row), 'reg_user')) : []
  return new Set(users.filter((user) => typeof user === 'string'))
}
