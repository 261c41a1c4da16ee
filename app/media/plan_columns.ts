export const PLAN_COLUMNS = [
  'channel',
  'date',
  'time',
  'seconds',
  'product',
  'number',
  'cost',
] as const

/** A column of the media plan file. */
export type PlanColumn = (typeof PLAN_COLUMNS)[number]

/** Headings that are understood per column, whatever the reader's language; the first two are those of the template. */
export const PLAN_HEADINGS: Record<PlanColumn, string[]> = {
  channel: ['媒体', 'Channel', '频道', '媒体名称', '媒体代码'],
  date: ['日期', 'Date', '播出日期', '投放日期'],
  time: ['时间', 'Time', '播出时间', '开始时间'],
  seconds: ['时长 秒', 'Seconds', '时长', '秒数', '时长(秒)'],
  product: ['商品', 'Product', '产品', '商品简码', '产品简码', '本地简码', 'Short code'],
  number: ['业务号码', 'Service number', '特服号', '源被叫', 'DNIS'],
  cost: ['费用 元', 'Cost', '费用', '费用(元)', 'Cost (yuan)', '媒体费用'],
}

const COLUMN_BY_HEADING = new Map(
  PLAN_COLUMNS.flatMap((column) =>
    PLAN_HEADINGS[column].map((heading) => [folded(heading), column])
  )
)

/** The column that a heading names, or null; case, width of characters and blanks don't matter. */
export function columnOfHeading(heading: string): PlanColumn | null {
  return COLUMN_BY_HEADING.get(folded(heading)) ?? null
}

/** How names and codes are compared: full-width as half-width, no blanks, no case. */
export function folded(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()
}

/** One cell as the file holds it. */
export type PlanCell = {
  /** What the reader of the file sees. */
  text: string
  /** Its number, when the cell is numeric: an Excel serial for dates and times. */
  number: number | null
  /** The cell holds a formula, or text that a spreadsheet would take for one. */
  formula: boolean
}

export type PlanRow = {
  /** Line in the file, counted from 1 as a spreadsheet shows it. */
  line: number
  cells: Record<PlanColumn, PlanCell>
}

export type PlanSheet = {
  rows: PlanRow[]
  /** Headings that stand in the file and are not read. */
  ignored: string[]
  /** Excel's two day counts: true when day 0 is 1904-01-01. */
  from1904: boolean
}
