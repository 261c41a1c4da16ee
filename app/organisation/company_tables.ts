import type { Infer } from '@vinejs/vine/types'
import type { Transaction } from '#core/transaction'
import { type CompanyTable, registerCompanyTable } from '#app/organisation/company_table'
import { fieldRefused } from '#app/organisation/errors'
import { listDepartments } from '#app/organisation/queries/list_departments'
import { departmentValidator } from '#app/organisation/validators/company'

/** P03. A department may be part of another one, never of itself or of a part of it. */
const departments: CompanyTable<Infer<typeof departmentValidator>> = {
  key: 'departments',
  table: 'departments',
  subject: 'department',
  may: { view: 'employees.view', edit: 'departments.edit' },
  validator: departmentValidator,
  columns: ({ code, name, duties, parentId }) => ({
    code,
    name,
    duties: duties || null,
    parent_id: parentId ?? null,
  }),
  unique: { code: 'code' },
  deletable: true,
  check: ({ parentId }, id, trx) => refuseCircle(parentId ?? null, id, trx),
  rows: listDepartments,
  choices: async () => {
    const rows = await listDepartments()
    return { parentId: rows.map(({ id, name }) => ({ value: String(id), label: name })) }
  },
}

async function refuseCircle(parentId: number | null, id: number | null, trx: Transaction) {
  const seen = new Set<number>(id === null ? [] : [id])
  for (let next = parentId; next !== null;) {
    if (seen.has(next)) throw fieldRefused('parentId', 'organisation.errors.department_circle')
    seen.add(next)
    const above: { parent_id: number | null } | null = await trx
      .from('departments')
      .where('id', next)
      .select('parent_id')
      .first()
    if (!above) throw fieldRefused('parentId', 'organisation.errors.department_not_found')
    next = above.parent_id
  }
}

registerCompanyTable(departments)
