import type { Sheet, SheetHeadings } from '#core/sheet/sheet'

export const COD_COLUMNS = ['waybill', 'amount'] as const

/** A column of a carrier's statement. */
export type CodColumn = (typeof COD_COLUMNS)[number]

/** Headings that carriers use; the first two are those of the template. */
export const COD_HEADINGS: SheetHeadings<CodColumn> = {
  waybill: ['运单号', 'Waybill number', '联号', '运单', '快递单号', '单号', 'Waybill'],
  amount: ['实付 元', 'Amount paid', '实付', '实付金额', '应付金额', '结算金额', '金额', 'Amount'],
}

export type CodSheet = Sheet<CodColumn>
