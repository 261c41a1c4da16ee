import db from '@adonisjs/lucid/services/db'

/** Code → name. */
export type CompanyWords = {
  reasons: Record<string, string>
  dispositions: Record<string, string>
}

/** The names that the company gave to its own reasons and dispositions; all others are words of the program. */
export class ReadCompanyWords {
  async handle(): Promise<CompanyWords> {
    const [reasons, dispositions] = await Promise.all([
      db.from('not_ready_reasons').whereNotNull('name').select('code', 'name'),
      db.from('dispositions').whereNotNull('name').select('code', 'name'),
    ])
    return { reasons: byCode(reasons), dispositions: byCode(dispositions) }
  }
}

function byCode(rows: { code: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]))
}
