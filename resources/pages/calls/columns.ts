import type { Column } from '~/components/shared/columns'

export const CALL_COLUMNS: Column[] = [
  { key: 'at', label: 'calls.columns.at', width: 124, always: true },
  { key: 'direction', label: 'calls.columns.direction', width: 52, widthEn: 78, sortable: false },
  { key: 'number', label: 'calls.columns.number', width: 108, sortable: false, always: true },
  { key: 'region', label: 'calls.columns.region', minWidth: 80, sortable: false },
  { key: 'dnis', label: 'calls.columns.dnis', width: 112, widthEn: 124 },
  { key: 'customer', label: 'calls.columns.customer', width: 76, widthEn: 84, sortable: false },
  { key: 'agent', label: 'calls.columns.agent', width: 76 },
  { key: 'wait', label: 'calls.columns.wait', width: 68, align: 'right' },
  { key: 'ring', label: 'calls.columns.ring', width: 68, align: 'right' },
  { key: 'talk', label: 'calls.columns.talk', width: 84, align: 'right' },
  { key: 'state', label: 'calls.columns.state', width: 104, widthEn: 148 },
  { key: 'type', label: 'calls.columns.type', width: 68, widthEn: 80 },
  { key: 'hangupBy', label: 'calls.columns.hangupBy', width: 60, widthEn: 84, sortable: false },
  {
    key: 'disposition',
    label: 'calls.columns.disposition',
    width: 60,
    widthEn: 92,
    sortable: false,
  },
  { key: 'order', label: 'calls.columns.order', width: 100, widthEn: 104, sortable: false },
]
