import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { type Clock, SystemClock } from '#core/clock'
import { dayPeriod } from '#core/period'
import { readSheet } from '#core/sheet/read_sheet'
import type { CodParty } from '#app/logistics/cod'
import { COD_HEADINGS, type CodSheet } from '#app/logistics/cod_file'
import { CodParcels } from '#app/logistics/queries/cod_parcels'
import { codTermsOf } from '#app/logistics/queries/cod_terms'
import { CheckCodRows, type CheckedCodRow, waybillOf } from '#app/logistics/services/check_cod_rows'

export type PreviewCodStatementInput = {
  employeeId: number
  carrierId: number
  /** The last day of feedback that the statement covers, `yyyy-mm-dd`. */
  throughOn: string
  reference: string | null
  fileName: string
  bytes: Uint8Array
}

/** Reads a carrier's statement and keeps it to be looked at. Nothing is credited. */
export class PreviewCodStatement {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: PreviewCodStatementInput): Promise<number> {
    await codTermsOf({ carrierId: input.carrierId, courierId: null }, db.connection())
    const { fileName, bytes } = input
    const sheet = readSheet({ fileName, bytes, headings: COD_HEADINGS })
    const now = this.clock.now().toJSDate()
    const [id] = await db.table('cod_statements').insert({
      carrier_id: input.carrierId,
      through_on: input.throughOn,
      covers_until: dayPeriod(input.throughOn).to.toJSDate(),
      reference: input.reference,
      file_name: fileName.slice(0, 160),
      state: 'previewed',
      sheet: JSON.stringify(sheet),
      line_count: sheet.rows.length,
      employee_id: input.employeeId,
      created_at: now,
      updated_at: now,
    })
    return id
  }
}

/** The rows of a statement's file judged against what is owed now. */
export async function checkCodSheet(
  sheet: CodSheet,
  party: CodParty,
  client: QueryClientContract
): Promise<CheckedCodRow[]> {
  const terms = await codTermsOf(party, client)
  const numbers = sheet.rows.map(({ cells }) => waybillOf(cells.waybill.text))
  const parcels = await new CodParcels().handle(numbers, client)
  return new CheckCodRows().handle({ sheet, party, terms, parcels })
}
