import { readSheet, type SheetLimits } from '#core/sheet/read_sheet'
import type { Sheet, SheetHeadings } from '#core/sheet/sheet'

export const CALL_FILE_COLUMNS = [
  'caller',
  'dnis',
  'startedAt',
  'talk',
  'wait',
  'result',
  'agent',
  'extension',
] as const

/** A column of a file of calls, as people fill it in. */
export type CallFileColumn = (typeof CALL_FILE_COLUMNS)[number]

/** What a switch's own list has beside them: seconds of the whole leg, and the leg it was bridged with. */
type SwitchColumn = 'whole' | 'partner'

export type CallFileField = CallFileColumn | SwitchColumn

export const CALL_FILE_LAYOUTS = ['sheet', 'freeswitch', 'asterisk'] as const

/** A file with headings, or the `Master.csv` of FreeSWITCH (mod_cdr_csv, template `example`) or of Asterisk. */
export type CallFileLayout = (typeof CALL_FILE_LAYOUTS)[number]

/** Headings that are understood; the first two are those of the template. */
export const CALL_FILE_HEADINGS: SheetHeadings<CallFileColumn> = {
  caller: ['主叫号码', 'Caller', '来电号码', '主叫', '电话号码', 'Caller number'],
  dnis: ['业务号码', 'Service number', '被叫号码', '源被叫', '特服号', '被叫', 'DNIS'],
  startedAt: ['呼入时间', 'Called at', '来电时间', '开始时间', '时间', 'Start', 'Start time'],
  talk: ['通话 秒', 'Talk seconds', '通话时长', '通话时长 秒', '时长', 'Talk', 'Duration'],
  wait: ['等待 秒', 'Wait seconds', '等待时长', '等待时长 秒', '等待', 'Wait'],
  result: ['结果', 'Result', '通话结果', '状态', 'Outcome', 'Status'],
  agent: ['工号', 'Agent', '坐席工号', '员工编号', 'Agent number', 'Staff number'],
  extension: ['分机', 'Extension', '应答分机', '主被叫', '分机号'],
}

/** Columns that a file may leave out. */
const OPTIONAL: CallFileField[] = ['wait', 'result', 'agent', 'extension', 'whole', 'partner']

export const CALL_FILE_LIMITS: SheetLimits = { bytes: 15_000_000, rows: 50_000 }

const STAMP = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/
const WHOLE = /^\d+$/

/** "name","number","destination","context","start","answer","end","duration","billsec","cause","uuid","bleg_uuid",… */
const FREESWITCH = { caller: 1, dnis: 2, startedAt: 4, whole: 7, talk: 8, partner: 11 }

/** "account","src","dst","dcontext","clid","channel","dstchannel",…,"start","answer","end",duration,billsec,… */
const ASTERISK = { caller: 1, dnis: 2, partner: 6, startedAt: 9, whole: 12, talk: 13 }

export type CallSheet = Sheet<CallFileField>

/** Reads a file of calls. What is wrong with it as a whole is refused with a `DomainError` beside the field `file`. */
export function readCallFile(file: { fileName: string; bytes: Uint8Array }): {
  sheet: CallSheet
  layout: CallFileLayout
} {
  let layout: CallFileLayout = 'sheet'
  const sheet = readSheet<CallFileField>({
    ...file,
    headings: { ...CALL_FILE_HEADINGS, whole: [], partner: [] },
    optional: OPTIONAL,
    limits: CALL_FILE_LIMITS,
    bare: (first) => {
      layout = layoutOf(first)
      if (layout === 'sheet') return null
      return layout === 'freeswitch' ? FREESWITCH : ASTERISK
    },
  })
  return { sheet, layout }
}

function layoutOf(first: string[]): CallFileLayout {
  const isStamped = ({ startedAt, whole, talk }: typeof FREESWITCH) =>
    STAMP.test(first[startedAt] ?? '') &&
    WHOLE.test(first[whole] ?? '') &&
    WHOLE.test(first[talk] ?? '')
  if (isStamped(FREESWITCH)) return 'freeswitch'
  return isStamped(ASTERISK) ? 'asterisk' : 'sheet'
}
