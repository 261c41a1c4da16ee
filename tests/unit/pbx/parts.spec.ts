import fc from 'fast-check'
import { test } from '@japa/runner'
import { columnOf, PART_KINDS, PARTS, type PartKind } from '#app/pbx/parts'
import { PART_VALIDATORS } from '#app/pbx/validators/parts'

/** What ends a word, a value or a line in a command or a file of the switch. */
const DANGEROUS = /[\n\r\0${}'"<>&;,\\`|]/

/** Fields whose texts go into the switch's files or commands, with a value that is taken. */
const FIELDS: [kind: PartKind, field: string, good: string][] = [
  ['extensions', 'number', '8016'],
  ['extensions', 'callerId', '4006105588'],
  ['extensions', 'remoteNumber', '13800000000'],
  ['extensions', 'name', '刘晓燕'],
  ['trunks', 'code', 'telecom'],
  ['trunks', 'host', 'sip.example.cn'],
  ['trunks', 'username', 'qc'],
  ['trunks', 'fromDomain', 'sip.example.cn'],
  ['inbound-routes', 'dnis', '02160005588'],
  ['outbound-routes', 'prepend', '0'],
  ['outbound-routes', 'outsidePrefix', '9'],
  ['switches', 'name', 'main'],
  ['switches', 'host', '127.0.0.1'],
  ['switches', 'domain', 'pbx.example.cn'],
  ['switches', 'configFolder', '/etc/freeswitch'],
  ['switches', 'filesFolder', '/var/lib/spotline'],
  ['switches', 'password', 'a-long-password-of-20'],
  ['feature-codes', 'code', '*55*'],
  ['prompts', 'code', 'welcome'],
]

/** Whether the validator has nothing against this field, whatever it says of the others. */
async function takes(kind: PartKind, field: string, value: unknown): Promise<boolean> {
  const [error] = await PART_VALIDATORS[kind].tryValidate({ [field]: value })
  const messages = (error as { messages?: { field: string }[] } | null)?.messages ?? []
  return !messages.some((one) => one.field === field)
}

test.group('Parts of the telephone system', () => {
  test('every kind has its table, its columns and a validator', ({ assert }) => {
    for (const kind of PART_KINDS) {
      assert.isNotEmpty(PARTS[kind].table)
      assert.isNotEmpty(Object.keys(PARTS[kind].columns))
      assert.isDefined(PART_VALIDATORS[kind])
    }
    assert.equal(columnOf('sessionsPerSecond'), 'sessions_per_second')
  })

  test('nothing that could end a word or a line of the switch gets in', async ({ assert }) => {
    for (const [kind, field, good] of FIELDS) {
      assert.isTrue(await takes(kind, field, good), `${kind} ${field}`)
      await fc.assert(
        fc.asyncProperty(
          fc.string({ unit: 'grapheme', maxLength: 12 }),
          fc.constantFrom(
            '${system(id)}',
            '\n',
            '"',
            "'",
            '<',
            '&',
            ';',
            ',user/1',
            '`',
            '|',
            '\\'
          ),
          fc.nat(good.length),
          async (noise, mark, at) => {
            const typed = good.slice(0, at) + mark + noise + good.slice(at)
            if (!DANGEROUS.test(typed.trim())) return true
            return !(await takes(kind, field, typed))
          }
        ),
        { numRuns: 40 }
      )
    }
  })
})
