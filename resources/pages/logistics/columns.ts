import type { Column } from '~/components/shared/columns'

const label = (key: string) => `logistics.columns.${key}`

export const OUTBOUND_COLUMNS: Column[] = [
  { key: 'orderNo', label: label('orderNo'), width: 104, always: true },
  { key: 'status', label: label('status'), width: 84, widthEn: 104, always: true },
  { key: 'confirmedAt', label: label('confirmedAt'), width: 68, widthEn: 92 },
  { key: 'name', label: label('name'), width: 80 },
  { key: 'phone', label: label('phone'), width: 112, sortable: false, hidden: true },
  { key: 'region', label: label('region'), width: 116 },
  { key: 'product', label: label('product'), minWidth: 128, sortable: false },
  {
    key: 'pieces',
    label: label('pieces'),
    width: 44,
    align: 'right',
    sortable: false,
    hidden: true,
  },
  { key: 'totalFen', label: label('totalFen'), width: 96, widthEn: 120, align: 'right' },
  {
    key: 'payment',
    label: label('payment'),
    width: 60,
    widthEn: 88,
    sortable: false,
    hidden: true,
  },
  { key: 'method', label: label('method'), width: 104, hidden: true },
  { key: 'waybillNo', label: label('waybillNo'), width: 116 },
  { key: 'request', label: label('request'), minWidth: 120, sortable: false },
]

export const BACKLOG_COLUMNS: Column[] = [
  { key: 'days', label: label('days'), width: 56, align: 'right', sortable: false, always: true },
  ...OUTBOUND_COLUMNS,
]

export const FEEDBACK_COLUMNS: Column[] = [
  { key: 'createdAt', label: label('createdAt'), width: 84, widthEn: 100, always: true },
  { key: 'waybillNo', label: label('waybillNo'), width: 120, always: true },
  { key: 'orderNo', label: label('orderNo'), width: 112 },
  { key: 'name', label: label('name'), width: 80 },
  { key: 'region', label: label('region'), minWidth: 104, sortable: false },
  { key: 'result', label: label('result'), width: 88, widthEn: 104 },
  { key: 'reason', label: label('reason'), width: 84, sortable: false },
  { key: 'trial', label: label('trial'), width: 48, sortable: false },
  { key: 'courier', label: label('courier'), width: 80 },
  { key: 'carrier', label: label('carrier'), width: 88 },
  { key: 'feeFen', label: label('feeFen'), width: 96, align: 'right' },
  { key: 'totalFen', label: label('totalFen'), width: 108, widthEn: 116, align: 'right' },
  {
    key: 'collectedFen',
    label: label('collectedFen'),
    width: 108,
    widthEn: 116,
    align: 'right',
    sortable: false,
  },
  { key: 'remark', label: label('remark'), minWidth: 120, sortable: false },
  { key: 'by', label: label('by'), width: 80, sortable: false },
  { key: 'action', label: label('action'), width: 72, sortable: false, always: true },
]

export const EXCEPTION_COLUMNS: Column[] = [
  { key: 'toldAt', label: 'logistics.exceptions.told', width: 92, widthEn: 108, always: true },
  { key: 'kind', label: 'logistics.exceptions.kind', width: 116, widthEn: 148, always: true },
  { key: 'waybillNo', label: label('waybillNo'), width: 140, always: true },
  { key: 'carrier', label: label('carrier'), width: 104 },
  { key: 'orderNo', label: label('orderNo'), width: 112, sortable: false },
  { key: 'name', label: label('name'), width: 80, sortable: false },
  { key: 'message', label: 'logistics.exceptions.message', minWidth: 180, sortable: false },
  { key: 'note', label: 'logistics.exceptions.note', minWidth: 140, sortable: false },
  {
    key: 'resolvedAt',
    label: 'logistics.exceptions.resolved',
    width: 132,
    sortable: false,
    hidden: true,
  },
]

export const RETURN_COLUMNS: Column[] = [
  { key: 'fedBackAt', label: label('fedBackAt'), width: 92, widthEn: 108, always: true },
  { key: 'waybillNo', label: label('waybillNo'), width: 132, always: true },
  { key: 'orderNo', label: label('orderNo'), width: 112 },
  { key: 'receipt', label: label('receipt'), width: 92, widthEn: 112, sortable: false },
  { key: 'reason', label: label('reason'), width: 88, widthEn: 104, sortable: false },
  { key: 'name', label: label('name'), width: 80 },
  { key: 'region', label: label('region'), width: 116, sortable: false },
  { key: 'goods', label: label('product'), minWidth: 140, sortable: false },
  { key: 'pieces', label: label('pieces'), width: 52, align: 'right', sortable: false },
  { key: 'carrier', label: label('carrier'), width: 96 },
  { key: 'courier', label: label('courier'), width: 80, sortable: false },
  { key: 'warehouse', label: label('warehouse'), width: 84, sortable: false },
]

const cod = (key: string) => `logistics.cod.fields.${key}`

export const COD_PARCEL_COLUMNS: Column[] = [
  { key: 'waybillNo', label: cod('waybillNo'), width: 132, always: true },
  { key: 'orderNo', label: cod('orderNo'), width: 112 },
  { key: 'name', label: cod('name'), width: 96 },
  { key: 'carrier', label: cod('carrier'), minWidth: 110, sortable: false },
  { key: 'courier', label: cod('courier'), width: 96, sortable: false },
  { key: 'state', label: cod('state'), width: 96, widthEn: 112 },
  { key: 'totalFen', label: cod('totalFen'), width: 116, align: 'right' },
  {
    key: 'outstandingFen',
    label: cod('outstandingFen'),
    width: 116,
    align: 'right',
    sortable: false,
  },
  { key: 'fedBackAt', label: cod('fedBackAt'), width: 96 },
  { key: 'action', label: 'logistics.cod.write_off', width: 96, sortable: false },
]

const parcel = (key: string, more: Partial<Column> = {}): Column => ({
  key,
  label: `logistics.parcel_list.columns.${key}`,
  ...more,
})

const PARCEL_COLUMNS: Column[] = [
  parcel('orderNo', { width: 112, always: true }),
  parcel('waybillNo', { width: 128, always: true }),
  parcel('carrier', { width: 96 }),
  parcel('method', { width: 88, sortable: false, hidden: true }),
  parcel('name', { width: 80 }),
  parcel('region', { minWidth: 112 }),
  parcel('pieces', { width: 64, align: 'right', sortable: false }),
  parcel('totalFen', { width: 104, align: 'right' }),
  parcel('collectFen', { width: 104, align: 'right', sortable: false }),
]

export const MANIFEST_COLUMNS: Column[] = [
  parcel('at', { label: 'logistics.parcel_list.columns.confirmedAt', width: 84 }),
  ...PARCEL_COLUMNS,
  parcel('status', { width: 96, widthEn: 116, sortable: false }),
  parcel('handedOverAt', { width: 84, sortable: false }),
]

export const VOID_COLUMNS: Column[] = [
  parcel('at', { width: 84 }),
  parcel('which', { width: 84, always: true }),
  ...PARCEL_COLUMNS,
  parcel('reason', { minWidth: 120, sortable: false }),
  parcel('by', { width: 80, sortable: false }),
]
