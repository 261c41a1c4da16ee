import type { Column } from '~/components/shared/columns'

export const EMPLOYEE_COLUMNS: Column[] = [
  { key: 'staffNo', label: 'organisation.fields.staff_no', width: 96, always: true },
  { key: 'name', label: 'organisation.fields.name', width: 110, always: true },
  { key: 'role', label: 'organisation.fields.role', width: 110, widthEn: 160 },
  { key: 'department', label: 'organisation.fields.department', minWidth: 130 },
  { key: 'agentNumber', label: 'organisation.fields.agent_number', width: 96, sortable: false },
  { key: 'standing', label: 'organisation.fields.standing', width: 130, sortable: false },
  { key: 'lastSignInAt', label: 'organisation.fields.last_sign_in', width: 130 },
]
