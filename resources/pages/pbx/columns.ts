import type { Column } from '~/components/shared/columns'

export const BLOCKED_COLUMNS: Column[] = [
  { key: 'from', label: 'customers.blocked.from', minWidth: 220, always: true },
  { key: 'remark', label: 'customers.blocked.remark', minWidth: 260, sortable: false },
  { key: 'createdAt', label: 'customers.blocked.created', width: 180 },
]
