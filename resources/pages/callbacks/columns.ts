import type { Column } from '~/components/shared/columns'

const column = (key: string, more: Partial<Column> = {}): Column => ({
  key,
  label: `callbacks.campaigns.columns.${key}`,
  ...more,
})

export const CAMPAIGN_COLUMNS: Column[] = [
  column('name', { minWidth: 200, always: true }),
  column('state', { width: 110 }),
  column('mode', { width: 110, sortable: false }),
  column('groupName', { width: 130, sortable: false }),
  column('progress', { minWidth: 220, sortable: false }),
  column('reached', { width: 90, align: 'right', sortable: false }),
  column('employee', { width: 100, sortable: false }),
  column('createdAt', { width: 130 }),
]

export const DO_NOT_CALL_COLUMNS: Column[] = [
  column('number', { width: 180, always: true }),
  column('source', { width: 140, sortable: false }),
  column('remark', { minWidth: 240, sortable: false }),
  column('employee', { width: 120, sortable: false }),
  column('createdAt', { width: 180 }),
]

const task = (key: string, more: Partial<Column> = {}): Column => ({
  key,
  label: `callbacks.tasks.columns.${key}`,
  sortable: false,
  ...more,
})

export const TASK_COLUMNS: Column[] = [
  task('createdAt', { width: 96, sortable: true }),
  task('state', { width: 104, widthEn: 124, always: true }),
  task('customer', { width: 104, always: true }),
  task('phone', { width: 130 }),
  task('product', { minWidth: 150 }),
  task('totalFen', { width: 104, align: 'right', sortable: true }),
  task('reason', { width: 96, widthEn: 116 }),
  task('orderNo', { width: 112 }),
  task('attempts', { width: 72, widthEn: 92, align: 'right', sortable: true }),
  task('holder', { width: 88, widthEn: 100 }),
  task('taker', { width: 88, hidden: true }),
]
