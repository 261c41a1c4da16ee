import { join } from 'node:path'
import { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import { BUSINESS_ZONE } from '#core/period'
import { type SheetColumn, sheetOfColumns } from '#core/sheet/sheet_columns'
import { sheetPieces } from '#core/sheet/write_sheet'
import { storeFile } from '#core/storage'
import { MakeFile } from '#app/organisation/services/make_file'
import { ListMovements, type MovementLine } from '#app/products/queries/list_movements'
import type { MovementExportRequest } from '#app/products/services/request_movement_export'

/** The stock ledger as an Excel file: the filtered list, every page of it. */
export class ExportMovements {
  async handle({ fileId }: { fileId: number }): Promise<void> {
    await new MakeFile().handle<MovementExportRequest>(fileId, async ({ id, params }) => {
      const lines = await new ListMovements().all(params.query)
      const title = i18nManager.locale(params.locale).t('products.movements.title')
      const sheet = sheetOfColumns({ title, columns: columnsOf(params.locale), lines })
      const path = join('exports', `stock-movements-${id}.xlsx`)
      await storeFile(path, sheetPieces(sheet))
      return { path, rows: lines.length }
    })
  }
}

function columnsOf(locale: string): SheetColumn<MovementLine>[] {
  const i18n = i18nManager.locale(locale)
  const column = (key: string, width: number, cell: SheetColumn<MovementLine>['cell']) => ({
    heading: i18n.t(`products.movements.${key}`),
    width,
    cell,
  })
  return [
    column('at', 20, ({ at }) => local(at)),
    column('short_code', 10, ({ shortCode }) => shortCode),
    column('product', 24, ({ product }) => product),
    column('specification', 18, ({ specification }) => specification),
    column('warehouse', 12, ({ warehouse }) => warehouse),
    column('bucket', 10, ({ bucket }) => i18n.t(`products.buckets.${bucket}`)),
    column('kind', 12, ({ kind }) => i18n.t(`products.kinds.${kind}`)),
    column('quantity', 10, ({ quantity }) => quantity),
    column('order', 14, ({ orderNo }) => orderNo),
    column('entry', 10, ({ entryId }) => entryId),
    column('by', 12, ({ by }) => by),
    column('remark', 30, ({ remark }) => remark),
  ]
}

function local(iso: string): string {
  return DateTime.fromISO(iso).setZone(BUSINESS_ZONE).toFormat('yyyy-LL-dd HH:mm:ss')
}
