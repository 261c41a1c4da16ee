import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { defineList } from '#core/list_query'
import { parsePhone } from '#core/phone'

type Query = DatabaseQueryBuilderContract<unknown>

export const CALL_OUTCOMES = [
  'answered',
  'abandoned_in_ivr',
  'abandoned_in_queue',
  'abandoned_ringing',
  'no_agent',
  'out_of_hours',
  'ivr_completed',
  'blocked',
  'callback_taken',
  'voicemail',
  'failed',
] as const

const LAST_FOUR = /^\d{4}$/

/** The last four digits, or the whole number as people write it; anything between says nothing exact. */
function readNumber(text: string): string | null {
  if (LAST_FOUR.test(text)) return text
  const digits = text.replaceAll(/[\s-]/g, '')
  return parsePhone(text)?.number ?? (/^\d{3,32}$/.test(digits) ? digits : null)
}

function hasNumber(query: Query, number: string) {
  if (LAST_FOUR.test(number)) query.where('calls.caller_number', 'like', `%${number}`)
  else query.where('calls.caller_number', number)
}

const SECONDS = /^(\d{0,6})\.\.(\d{0,6})$/

/** `min..max` in whole seconds of conversation, either end may be missing; a call of 59.9 seconds has 59. */
function talkedFor(query: Query, text: string) {
  const [, least = '', most = ''] = SECONDS.exec(text) ?? []
  if (least !== '') query.where('calls.talk_ms', '>=', Number(least) * 1000)
  if (most !== '') query.where('calls.talk_ms', '<', (Number(most) + 1) * 1000)
}

export const CALL_VIEWS = ['missed', 'answered', 'dialled', 'marked'] as const

/** 未接、已接、已拨 (T27): who called and was not answered, who was, whom we called; 已标记 (T40). */
function inView(query: Query, view: string) {
  if (view === 'marked') query.where('calls.marked', true)
  else if (view === 'dialled') query.where('calls.direction', 'outbound')
  else {
    query.where('calls.direction', 'inbound').whereNotNull('calls.outcome')
    if (view === 'answered') query.where('calls.outcome', 'answered')
    else query.whereNot('calls.outcome', 'answered')
  }
}

/** Filters and sort orders of the calls as they stand in the URL. */
export const callList = defineList({
  sort: {
    at: 'calls.started_at',
    dnis: 'calls.dnis',
    agent: 'agent.name',
    wait: 'calls.wait_ms',
    talk: 'calls.talk_ms',
    state: 'calls.outcome',
  },
  defaultSort: '-at',
  tieBreaker: 'calls.id',
  perPage: 100,
  filters: {
    days: { rule: 'days', column: 'calls.started_at' },
    direction: {
      rule: 'set',
      column: 'calls.direction',
      values: ['inbound', 'outbound', 'internal'],
    },
    outcome: { rule: 'set', column: 'calls.outcome', values: CALL_OUTCOMES },
    type: { rule: 'set', column: 'calls.call_type', values: ['sale', 'enquiry', 'invalid'] },
    dnis: {
      rule: 'custom',
      read: (text) => (/^\d+(?:,\d+)*$/.test(text) ? text : null),
      apply: (query, numbers) => query.whereIn('calls.dnis', numbers.split(',')),
    },
    agent: { rule: 'ids', column: 'calls.employee_id' },
    number: { rule: 'custom', read: readNumber, apply: hasNumber },
    talk: {
      rule: 'custom',
      read: (text) => (SECONDS.test(text) && text !== '..' ? text : null),
      apply: talkedFor,
    },
    view: {
      rule: 'custom',
      read: (text) => ((CALL_VIEWS as readonly string[]).includes(text) ? text : null),
      apply: inView,
    },
    extension: {
      rule: 'custom',
      read: (text) => (/^\d{1,8}$/.test(text) ? text : null),
      apply: (query, extension) => query.where('calls.extension', extension),
    },
    // One call, as the search links to it.
    call: { rule: 'exact', column: 'calls.id' },
    // The calls of an import, as its page links to them.
    import: { rule: 'ids', column: 'calls.call_import_id' },
  },
})
