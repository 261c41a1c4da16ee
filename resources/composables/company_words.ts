import { shallowRef } from 'vue'
import { hasText, t } from './i18n'
import { get, Problem } from './request'

type Words = { reasons: Record<string, string>; dispositions: Record<string, string> }

const words = shallowRef<Words>({ reasons: {}, dispositions: {} })
let asked = false

/** Asked for once, with the first word: names of the company's own are few and change seldom. */
async function load() {
  asked = true
  try {
    words.value = await get<Words>('/calls/words')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    asked = false
  }
}

/** The company's own name, else the program's word for the code, else the code. */
function wordOf(kind: keyof Words, prefix: string, code: string): string {
  if (!asked) void load()
  const own = words.value[kind][code]
  if (own) return own
  return hasText(`${prefix}.${code}`) ? t(`${prefix}.${code}`) : code
}

/** Why an agent is not ready. */
export const reasonText = (code: string) => wordOf('reasons', 'calls.reasons', code)

/** What a call came to. */
export const dispositionText = (code: string) => wordOf('dispositions', 'calls.disposition', code)
