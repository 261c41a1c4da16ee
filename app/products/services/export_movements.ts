import { join } from 'node:path'
import { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import { BUSINESS_ZONE } from '#core/period'
import { writeSheet } from '#core/sheet/write_sheet'
import { storeFile } from '#core/storage'
import { MakeFile } from '#app/organisation/services/make_file'
import { ListMovements, type MovementLine } from '#app/products/queries/list_movements'
import type { MovementExportRequest } from '#app/products/services/request_movement_export'

/** The stock ledger as an Excel file: the filtered list, every page of it. */
export class ExportMovements {
  async handle({ fileId }: { fileId: number }): Promise<void> {
    await new MakeFile().handle<MovementExportRequest>(fileId, async ({ id, params }) => {
      const lines = await new ListMovements().all(params.query)
      const i18n = i18nManager.locale(params.locale)
      const columns = columnsOf(params.locale)
      const book = writeSheet({
        title: i18n.t('products.movements.title'),
        headings: columns.map(({ key }) => i18n.t(`products.movements.${key}`)),
        rows: lines.map((line) => columns.map(({ cell }) => cell(line))),
        widths: columns.map(({ width }) => width),
      })
      const path = join('exports', `stock-movements-${id}.xlsx`)
      await storeFile(path, book)
      return { path, rows: lines.length }
    })
  }
}

type Column = { key: string; width: number; cell: (line: MovementLine) => string | number | null }

function columnsOf(locale: string): Column[] {
  const i18n = i18nManager.locale(locale)
  return [
    { key: 'at', width: 20, cell: ({ at }) => local(at) },
    { key: 'short_code', width: 10, cell: ({ shortCode }) => shortCode },
    { key: 'product', width: 24, cell: ({ product }) => product },
    { key: 'specification', width: 18, cell: ({ specification }) => specification },
    { key: 'warehouse', width: 12, cell: ({ warehouse }) => warehouse },
    { key: 'bucket', width: 10, cell: ({ bucket }) => i18n.t(`products.buckets.${bucket}`) },
    { key: 'kind', width: 12, cell: ({ kind }) => i18n.t(`products.kinds.${kind}`) },
    { key: 'quantity', width: 10, cell: ({ quantity }) => quantity },
    { key: 'order', width: 14, cell: ({ orderNo }) => orderNo },
    { key: 'entry', width: 10, cell: ({ entryId }) => entryId },
    { key: 'by', width: 12, cell: ({ by }) => by },
    { key: 'remark', width: 30, cell: ({ remark }) => remark },
  ]
}

function local(iso: string): string {
  return DateTime.fromISO(iso).setZone(BUSINESS_ZONE).toFormat('yyyy-LL-dd HH:mm:ss')
}
