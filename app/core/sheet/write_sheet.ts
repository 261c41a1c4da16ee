import { utils, write } from 'xlsx'

export const XLSX_MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type SheetToWrite = {
  /** Name of the only sheet. */
  title: string
  headings: string[]
  /** Null leaves a cell empty. */
  rows: (string | number | null)[][]
  /** In characters, one a column. */
  widths?: number[]
}

/** An Excel file of one sheet, its headings in the first row. */
export function writeSheet({ title, headings, rows, widths }: SheetToWrite): Buffer {
  const sheet = utils.aoa_to_sheet([headings, ...rows])
  if (widths) sheet['!cols'] = widths.map((wch) => ({ wch }))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, title)
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}
