import type { Directory } from '~/components/shared/directory'

/** P03: number, name, duties, the department above; its business type are its service numbers. */
export const DEPARTMENTS: Directory = {
  deletable: true,
  columns: [
    { key: 'name', label: 'organisation.fields.department' },
    { key: 'code', label: 'organisation.fields.code', width: 120 },
    { key: 'duties', label: 'organisation.fields.duties' },
    { key: 'serviceNumbers', label: 'organisation.fields.service_numbers' },
    { key: 'employees', label: 'organisation.fields.employees', align: 'right', width: 100 },
  ],
  fields: [
    { key: 'code', label: 'organisation.fields.code', kind: 'text', maxlength: 20 },
    { key: 'name', label: 'organisation.fields.department', kind: 'text', maxlength: 60 },
    {
      key: 'parentId',
      label: 'organisation.fields.parent',
      kind: 'select',
      optional: true,
      hint: 'organisation.departments.parent_hint',
    },
    {
      key: 'duties',
      label: 'organisation.fields.duties',
      kind: 'area',
      maxlength: 200,
      optional: true,
    },
  ],
}

type Node = { id: number; parentId: number | null }

/** The rows with their depth, each department followed by its parts. */
export function asTree<Row extends Node>(rows: Row[]): (Row & { depth: number })[] {
  const known = new Set(rows.map(({ id }) => id))
  const inside = (parentId: number | null, depth: number): (Row & { depth: number })[] =>
    rows
      .filter(
        (row) =>
          (row.parentId !== null && known.has(row.parentId) ? row.parentId : null) === parentId
      )
      .flatMap((row) => [{ ...row, depth }, ...inside(row.id, depth + 1)])
  return inside(null, 0)
}
