import type { Sheet, SheetHeadings, SheetRow } from '#core/sheet/sheet'

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

/** Headings that are understood per column; the first two are those of the template. */
export const PLAN_HEADINGS: SheetHeadings<PlanColumn> = {
  channel: ['媒体', 'Channel', '频道', '媒体名称', '媒体代码'],
  date: ['日期', 'Date', '播出日期', '投放日期'],
  time: ['时间', 'Time', '播出时间', '开始时间'],
  seconds: ['时长 秒', 'Seconds', '时长', '秒数', '时长(秒)'],
  product: ['商品', 'Product', '产品', '商品简码', '产品简码', '本地简码', 'Short code'],
  number: ['业务号码', 'Service number', '特服号', '源被叫', 'DNIS'],
  cost: ['费用 元', 'Cost', '费用', '费用(元)', 'Cost (yuan)', '媒体费用'],
}

export type PlanRow = SheetRow<PlanColumn>

export type PlanSheet = Sheet<PlanColumn>
