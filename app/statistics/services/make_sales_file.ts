import { join } from 'node:path'
import i18nManager from '@adonisjs/i18n/services/main'
import { sheetOfColumns } from '#core/sheet/sheet_columns'
import { sheetPieces } from '#core/sheet/write_sheet'
import { storeFile } from '#core/storage'
import { MakeFile, type Progress } from '#app/organisation/services/make_file'
import { asksWaybills, ListSales } from '#app/statistics/queries/sales_lists'
import { salesColumns } from '#app/statistics/sales_columns'
import type { SalesFileRequest } from '#app/statistics/services/request_sales_file'

const CHUNK = 1000

/** A sales list as an Excel file: every row that the filters let through, read and written piece by piece. */
export class MakeSalesFile {
  async handle({ fileId }: { fileId: number }): Promise<void> {
    await new MakeFile().handle<SalesFileRequest>(fileId, async ({ id, params }, progress) => {
      const { list, query, headings, locale } = params
      const i18n = i18nManager.locale(locale)
      const ids = await new ListSales().ids(list, query)
      const sheet = sheetOfColumns({
        title: i18n.t(`statistics.sales.titles.${list}`),
        columns: salesColumns(list, asksWaybills(query), (key) => i18n.t(key)),
        lines: linesOf(params, ids, progress),
        headings,
      })
      const path = join('exports', `sales-${id}.xlsx`)
      await storeFile(path, sheetPieces(sheet))
      return { path, rows: ids.length }
    })
  }
}

async function* linesOf({ list, query }: SalesFileRequest, ids: number[], progress: Progress) {
  for (let from = 0; from < ids.length; from += CHUNK) {
    yield* await new ListSales().rows(list, ids.slice(from, from + CHUNK), asksWaybills(query))
    await progress(Math.min(from + CHUNK, ids.length), ids.length)
  }
}
