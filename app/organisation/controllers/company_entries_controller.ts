import type { HttpContext } from '@adonisjs/core/http'
import { companyTable, type CompanyTable } from '#app/organisation/company_table'
import { entryNotFound, permissionMissing } from '#app/organisation/errors'
import { DeleteRow } from '#app/organisation/services/delete_row'
import { SaveCompanyEntry } from '#app/organisation/services/save_company_entry'
import { entryVersionValidator } from '#app/organisation/validators/company'

/** The rows of the tables that the company edits by itself. */
export default class CompanyEntriesController {
  async index(ctx: HttpContext) {
    const table = tableFor(ctx, 'view')
    const [rows, choices] = await Promise.all([table.rows(), table.choices?.() ?? {}])
    return ctx.inertia.render('system/table', {
      table: table.key,
      rows,
      choices,
      editable: ctx.auth.getUserOrFail().may(table.may.edit),
    })
  }

  async store(ctx: HttpContext) {
    const id = await save(ctx, null)
    return ctx.response.status(201).json({ id })
  }

  async update(ctx: HttpContext) {
    return ctx.response.json({ id: await save(ctx, Number(ctx.params.id)) })
  }

  async destroy(ctx: HttpContext) {
    const { table, subject, deletable } = tableFor(ctx, 'edit')
    if (!deletable) throw entryNotFound()
    const actorId = ctx.auth.getUserOrFail().id
    await new DeleteRow().handle({ actorId, table, subject, id: Number(ctx.params.id) })
    return ctx.response.status(204)
  }
}

async function save(ctx: HttpContext, id: number | null): Promise<number> {
  const table = tableFor(ctx, 'edit')
  const fields = await ctx.request.validateUsing(table.validator as never)
  const { version } = await ctx.request.validateUsing(entryVersionValidator)
  const actorId = ctx.auth.getUserOrFail().id
  return new SaveCompanyEntry().handle({ table, actorId, id, version, fields })
}

function tableFor({ params, auth }: HttpContext, act: 'view' | 'edit'): CompanyTable {
  const table = companyTable(String(params.table))
  if (!table) throw entryNotFound()
  if (!auth.getUserOrFail().may(table.may[act])) throw permissionMissing(table.may[act])
  return table
}
