import { readableInstant } from '#core/period'
import type { SheetColumn } from '#core/sheet/sheet_columns'
import type { ParcelList, ParcelListRow } from '#app/logistics/queries/parcel_lists'
import { RETURN_REASONS } from '#app/logistics/services/record_feedback'

export type Words = (key: string, values?: Record<string, string | number>) => string

export type ParcelListColumn = SheetColumn<ParcelListRow> & {
  /** Printed on paper too; the others are for Excel alone. */
  printed: boolean
  number?: 'count' | 'money'
}

/** The columns of a list of parcels as files have them, in the reader's language. */
export function parcelListColumns(list: ParcelList, words: Words): ParcelListColumn[] {
  const column = (
    key: string,
    width: number,
    cell: ParcelListColumn['cell'],
    more: Partial<ParcelListColumn> = {}
  ): ParcelListColumn => ({
    heading: words(`logistics.parcel_list.columns.${key}`),
    width,
    cell,
    printed: true,
    format: more.number === 'money' ? 'money' : null,
    ...more,
  })
  const common = [
    column('orderNo', 14, ({ orderNo }) => orderNo),
    column('waybillNo', 18, ({ waybillNo }) => waybillNo),
    column('carrier', 12, ({ carrier }) => carrier, { printed: false }),
    column('method', 12, ({ method }) => method),
    column('name', 10, ({ name }) => name),
    column('region', 18, ({ region }) => region),
    column('pieces', 8, ({ pieces }) => pieces, { number: 'count' }),
    column('totalFen', 12, ({ totalFen }) => totalFen / 100, {
      number: 'money',
      printed: false,
    }),
    column('collectFen', 12, ({ collectFen }) => collectFen / 100, { number: 'money' }),
  ]
  if (list === 'manifest') {
    return [
      column('confirmedAt', 14, ({ at }) => readableInstant(new Date(at)), { printed: false }),
      ...common,
      column('status', 12, ({ status }) => words(`shared.states.order.${status}`)),
      column('handedOverAt', 14, ({ handedOverAt }) =>
        handedOverAt ? readableInstant(new Date(handedOverAt)) : null
      ),
    ]
  }
  return [
    column('at', 14, ({ at }) => readableInstant(new Date(at))),
    column('which', 8, ({ which }) => words(`logistics.parcel_list.which.${which}`)),
    ...common,
    column('reason', 24, ({ which, reason }) => reasonWords(which, reason, words)),
    column('by', 10, ({ by }) => by),
  ]
}

/** A returned parcel has one of the reasons of the feedback, a voided one what somebody typed. */
function reasonWords(which: ParcelListRow['which'], reason: string | null, words: Words) {
  const isCode = which === 'returned' && (RETURN_REASONS as readonly unknown[]).includes(reason)
  return isCode ? words(`logistics.reasons.${reason}`) : reason
}
