import type { AcdDriver } from '#telephony/acd/driver'
import type { CallTarget } from '#telephony/control/places'
import type { NamedTarget } from '#app/calls/call_targets'

/** A target as the switch needs it. Null: no such group. */
export function switchTarget(driver: AcdDriver, { kind, number }: NamedTarget): CallTarget | null {
  if (kind !== 'group') return { kind, number }
  const { groups } = driver.dispatcher.floor.groups
  const wanted = Number(number)
  return groups.some((one) => one.number === wanted) ? { kind, number: wanted } : null
}
