import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { formatYuan } from '#core/money'
import { maskName } from '#app/logistics/label_privacy'
import type { ParcelListColumn, Words } from '#app/logistics/parcel_list_columns'
import type { ParcelList, ParcelListRow } from '#app/logistics/queries/parcel_lists'
import { mm } from '#app/logistics/templates/paper'

const MARGIN = mm(10)

/**
 * A list of parcels on A4 across: one table for each carrier with its sums, and for a hand-over a line that both sides
 * sign on. Whoever carries a parcel needs no whole name (GB/T 41833).
 */
export function parcelListPaper(input: {
  list: ParcelList
  title: string
  days: string
  rows: ParcelListRow[]
  columns: ParcelListColumn[]
  words: Words
}): TDocumentDefinitions {
  const { list, title, days, words } = input
  const columns = input.columns.filter(({ printed }) => printed)
  const carriers = Map.groupBy(input.rows, ({ carrier }) => carrier)
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [MARGIN, MARGIN, MARGIN, mm(14)],
    defaultStyle: { fontSize: 9 },
    info: { title: `${title} ${days}` },
    footer: (page, pages) => ({
      text: words('logistics.parcel_list.page', { page, pages }),
      alignment: 'right',
      fontSize: 8,
      margin: [MARGIN, 4, MARGIN, 0],
    }),
    content: [...carriers].flatMap(([carrier, rows], index): Content[] => [
      {
        text: [
          { text: title, bold: true, fontSize: 14 },
          `   ${carrier}   ${days.replace('..', ' – ')}`,
        ],
        margin: [0, 0, 0, 6],
        ...(index > 0 ? { pageBreak: 'before' as const } : {}),
      },
      table(rows, columns),
      { text: sumsOf(rows, words), bold: true, margin: [0, 6, 0, 0] },
      ...(list === 'manifest' ? [signatures(words)] : []),
    ]),
  }
}

function table(rows: ParcelListRow[], columns: ParcelListColumn[]): Content {
  const cellOf = (row: ParcelListRow, { cell, number }: ParcelListColumn): TableCell => {
    const shown = cell({ ...row, name: maskName(row.name) })
    return {
      text:
        typeof shown === 'number' && number === 'money'
          ? formatYuan(Math.round(shown * 100))
          : (shown ?? ''),
      alignment: number ? 'right' : 'left',
    }
  }
  return {
    layout: 'lightHorizontalLines',
    table: {
      headerRows: 1,
      widths: ['auto', ...columns.map(({ width }) => (width >= 18 ? '*' : 'auto'))],
      body: [
        [
          { text: '#', bold: true },
          ...columns.map(({ heading, number }): TableCell => ({
            text: heading,
            bold: true,
            alignment: number ? 'right' : 'left',
          })),
        ],
        ...rows.map((row, index) => [
          String(index + 1),
          ...columns.map((column) => cellOf(row, column)),
        ]),
      ],
    },
  }
}

function sumsOf(rows: ParcelListRow[], words: Words): string {
  return words('logistics.parcel_list.sums', {
    parcels: rows.length,
    pieces: rows.reduce((sum, { pieces }) => sum + pieces, 0),
    collect: formatYuan(rows.reduce((sum, { collectFen }) => sum + collectFen, 0)),
  })
}

function signatures(words: Words): Content {
  return {
    columns: ['handed_over_by', 'taken_by', 'signed_on'].map((key) => ({
      text: `${words(`logistics.parcel_list.${key}`)}：＿＿＿＿＿＿＿＿＿＿`,
    })),
    margin: [0, 18, 0, 0],
    unbreakable: true,
  } as Content
}
