import type { Column } from '~/components/shared/columns'

const label = (key: string) => `orders.revocations.columns.${key}`

export const REVOCATION_COLUMNS: Column[] = [
  { key: 'createdAt', label: label('createdAt'), width: 84, widthEn: 100, always: true },
  { key: 'orderNo', label: label('orderNo'), width: 112, always: true },
  { key: 'orderStatus', label: label('orderStatus'), width: 92, widthEn: 112, sortable: false },
  { key: 'waybillNo', label: label('waybillNo'), width: 124, sortable: false },
  { key: 'customer', label: label('customer'), width: 80, sortable: false },
  { key: 'totalFen', label: label('totalFen'), width: 104, align: 'right', sortable: false },
  { key: 'wish', label: label('wish'), width: 128, widthEn: 168, sortable: false },
  { key: 'reason', label: label('reason'), minWidth: 140, sortable: false },
  { key: 'requestedBy', label: label('requestedBy'), width: 80, sortable: false },
  { key: 'status', label: label('status'), width: 92, widthEn: 104, sortable: false },
  { key: 'answer', label: label('answer'), minWidth: 120, sortable: false },
  {
    key: 'action',
    label: label('action'),
    width: 140,
    widthEn: 180,
    sortable: false,
    always: true,
  },
]
