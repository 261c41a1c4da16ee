import { parsePhone } from '#core/phone'
import { readInstant, readTime, type Read } from '#core/sheet/cells'
import { folded, type SheetCell, type SheetRow } from '#core/sheet/sheet'
import {
  CALL_FILE_COLUMNS,
  type CallFileColumn,
  type CallFileField,
  type CallFileLayout,
} from '#app/calls/call_file'

/** What is wrong (or odd) in a row: the column it belongs beside and the code of its sentence. */
export type CallRowReason = {
  column: CallFileColumn
  code: string
  values?: Record<string, string | number>
}

export type ImportedOutcome =
  'answered' | 'abandoned_in_queue' | 'no_agent' | 'out_of_hours' | 'voicemail' | 'failed'

/** A call that another switch had. `startedAt`: milliseconds since 1970; durations in whole seconds. */
export type ImportedCall = {
  caller: string
  dnis: string
  startedAt: number
  waitSeconds: number
  talkSeconds: number
  outcome: ImportedOutcome
  agent: string | null
  extension: string | null
}

export type ReadCallRow = {
  line: number
  /** What the file says, as its reader sees it. */
  texts: Record<CallFileColumn, string>
  value: ImportedCall | null
  errors: CallRowReason[]
}

/** Longest call: a day. */
const MOST_SECONDS = 86_400

/** How far back a call may lie: more is a slip of the pen, or a clock that was never set. */
const MOST_AGE_MS = 5 * 366 * 86_400_000

/** Words that switches and people have for how a call ended. */
const RESULTS: Record<ImportedOutcome, readonly string[]> = {
  answered: ['接通', '已接', '已接通', '应答', 'answered', 'answer'],
  abandoned_in_queue: ['早释', '未接', '放弃', '排队早释', 'abandoned', 'missed', 'noanswer'],
  no_agent: ['无人接听', '忙', '全忙', 'busy', 'noagent'],
  out_of_hours: ['非服务时间', '下班', 'outofhours', 'closed'],
  voicemail: ['留言', '语音信箱', 'voicemail'],
  failed: ['失败', 'failed', 'error'],
}

/** Reads one row. Says what can't be read; whether the call may be taken in is judged against the database. */
export function readCallRow(
  { line, cells }: SheetRow<CallFileField>,
  file: { layout: CallFileLayout; from1904: boolean; now: number }
): ReadCallRow {
  const errors: CallRowReason[] = []
  const take = <T>(column: CallFileColumn, read: (cell: SheetCell) => Read<T>): T | null => {
    const cell = cells[column]
    const found: Read<T> = cell.formula && !isPlus(cell) ? { reason: 'formula' } : read(cell)
    if ('value' in found) return found.value
    errors.push({ column, code: found.reason })
    return null
  }
  const caller = take('caller', readCaller)
  const dnis = take('dnis', readDnis)
  const startedAt = take('startedAt', (cell) => withinReach(cell, file))
  const talk = take('talk', readSeconds)
  const wait = take('wait', (cell) => (isEmpty(cell) ? { value: 0 } : readSeconds(cell)))
  const outcome = take('result', (cell) => readResult(cell, talk ?? 0))
  const agent = take('agent', readWord)
  const extension = take('extension', readWord)
  const told = { talk: talk ?? 0, wait: wait ?? 0, outcome: outcome ?? 'failed' }
  if (errors.length === 0 && told.outcome !== 'answered' && told.talk > 0) {
    errors.push({ column: 'result', code: 'result_contradicts' })
  }
  const texts = Object.fromEntries(
    CALL_FILE_COLUMNS.map((column) => [column, cells[column].text])
  ) as ReadCallRow['texts']
  if (errors.length > 0) return { line, texts, value: null, errors }
  const ended = file.layout === 'sheet' ? told : ofLeg(told.talk, cells.whole, cells.partner)
  const value: ImportedCall = {
    caller: caller!,
    dnis: dnis!,
    startedAt: startedAt!,
    waitSeconds: ended.wait,
    talkSeconds: ended.talk,
    outcome: ended.outcome,
    agent,
    extension,
  }
  return { line, texts, value, errors }
}

/**
 * A switch's list counts from the answer of the leg, also by a menu or a queue: there was a conversation only if another
 * leg was bridged with it.
 */
function ofLeg(billed: number, whole: SheetCell, partner: SheetCell) {
  const seconds = Number(whole.text) || 0
  if (partner.text === '' || billed === 0) {
    return { talk: 0, wait: seconds, outcome: 'abandoned_in_queue' as const }
  }
  return { talk: billed, wait: Math.max(0, seconds - billed), outcome: 'answered' as const }
}

const isEmpty = (cell: SheetCell) => cell.text === ''
/** A number as trunks write it, which a spreadsheet would take for a formula. */
const isPlus = ({ text }: SheetCell) => /^\+\d+$/.test(text)

function readCaller({ text }: SheetCell): Read<string> {
  if (text === '') return { reason: 'required' }
  const written = text.normalize('NFKC').replaceAll(/[\s()-]/g, '')
  const number = parsePhone(text.normalize('NFKC'))?.number ?? written
  return /^\d{3,20}$/.test(number) ? { value: number } : { reason: 'caller_bad' }
}

function readDnis({ text }: SheetCell): Read<string> {
  if (text === '') return { reason: 'required' }
  const digits = text.normalize('NFKC').replaceAll(/[\s()+-]/g, '')
  return /^\d{3,20}$/.test(digits) ? { value: digits } : { reason: 'dnis_unknown' }
}

function withinReach(cell: SheetCell, { from1904, now }: { from1904: boolean; now: number }) {
  if (isEmpty(cell)) return { reason: 'required' }
  const read = readInstant(cell, from1904)
  if (!('value' in read)) return read
  if (read.value > now) return { reason: 'in_the_future' }
  return read.value < now - MOST_AGE_MS ? { reason: 'too_long_ago' } : read
}

/** `90`, `1:30` and `0:01:30` are the same; a duration that Excel holds is a fraction of a day. */
function readSeconds(cell: SheetCell): Read<number> {
  if (isEmpty(cell)) return { reason: 'required' }
  const text = cell.text.normalize('NFKC').replaceAll(/\s/g, '')
  if (/^-/.test(text)) return { reason: 'seconds_negative' }
  const seconds = /^\d+$/.test(text) ? Number(text) : clockSeconds(cell, text)
  if (seconds === null) return { reason: 'seconds_bad' }
  return seconds <= MOST_SECONDS ? { value: seconds } : { reason: 'seconds_too_long' }
}

function clockSeconds(cell: SheetCell, text: string): number | null {
  const short = /^(\d{1,3}):([0-5]\d)$/.exec(text)
  if (short && cell.number === null) return Number(short[1]) * 60 + Number(short[2])
  if (cell.number !== null && !text.includes(':')) return null
  const read = readTime(cell)
  return 'value' in read ? read.value : null
}

function readResult(cell: SheetCell, talk: number): Read<ImportedOutcome> {
  if (isEmpty(cell)) return { value: talk > 0 ? 'answered' : 'abandoned_in_queue' }
  const word = folded(cell.text)
  const found = Object.entries(RESULTS).find(([, words]) => words.includes(word))
  return found ? { value: found[0] as ImportedOutcome } : { reason: 'result_unknown' }
}

function readWord({ text }: SheetCell): Read<string | null> {
  return { value: text.normalize('NFKC').trim().slice(0, 20) || null }
}
