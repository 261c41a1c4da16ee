import { join } from 'node:path'
import i18nManager from '@adonisjs/i18n/services/main'
import { sheetOfColumns } from '#core/sheet/sheet_columns'
import { sheetPieces } from '#core/sheet/write_sheet'
import { storeFile } from '#core/storage'
import { MakeFile } from '#app/organisation/services/make_file'
import { parcelListColumns } from '#app/logistics/parcel_list_columns'
import { ListParcels } from '#app/logistics/queries/parcel_lists'
import type { ParcelListRequest } from '#app/logistics/services/request_parcel_list'
import { renderDocument } from '#app/logistics/templates/document'
import { parcelListPaper } from '#app/logistics/templates/parcel_list_paper'

/** A list of parcels as a file: the filtered list, every page of it, for Excel or to be printed and signed for. */
export class MakeParcelList {
  async handle({ fileId }: { fileId: number }): Promise<void> {
    await new MakeFile().handle<ParcelListRequest>(fileId, async ({ id, params }) => {
      const { list, format, query, locale } = params
      const rows = await new ListParcels().all(list, query)
      const i18n = i18nManager.locale(locale)
      const words = (key: string, values?: Record<string, string | number>) => i18n.t(key, values)
      const columns = parcelListColumns(list, words)
      const title = words(`logistics.parcel_list.${list}`)
      const bytes =
        format === 'xlsx'
          ? sheetPieces(sheetOfColumns({ title, columns, lines: rows }))
          : await renderDocument(
              parcelListPaper({ list, title, days: String(query.days), rows, columns, words })
            )
      const path = join('exports', `parcels-${id}.${format}`)
      await storeFile(path, bytes)
      return { path, rows: rows.length }
    })
  }
}
