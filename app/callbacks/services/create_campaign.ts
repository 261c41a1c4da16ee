import { type Clock, SystemClock } from '#core/clock'
import { parsePhone } from '#core/phone'
import { readSheet } from '#core/sheet/read_sheet'
import type { SheetHeadings } from '#core/sheet/sheet'
import { type Transaction, inTransaction } from '#core/transaction'
import { customerList } from '#app/customers/queries/list_customers'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { rulesOf, rulesRow } from '#app/callbacks/campaign_row'
import { campaignRefused } from '#app/callbacks/errors'

export type CampaignSource =
  /** The query of the customer list, as it stands in the URL. */
  | { kind: 'filter'; query: Record<string, unknown> }
  | { kind: 'file'; fileName: string; bytes: Uint8Array }

export type CreateCampaignInput = {
  employeeId: number
  templateId: number
  name: string
  source: CampaignSource
}

type Listed = { customerId: number | null; name: string; number: string }

const MOST_CONTACTS = 20_000
const ROWS_AT_ONCE = 500
const HEADINGS: SheetHeadings<'number' | 'name'> = {
  number: ['电话', 'Number', '手机', '号码', 'Phone'],
  name: ['姓名', 'Name', '客户'],
}

/** A campaign from a template, with its list. Who must not be called is on the list, but in a state that nobody dials. */
export class CreateCampaign {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: CreateCampaignInput): Promise<{ id: number; contacts: number }> {
    const now = this.clock.now().toJSDate()
    return inTransaction(async (trx) => {
      const template = await trx
        .from('campaign_templates')
        .where({ id: input.templateId, active: true })
        .first()
      if (!template) throw campaignRefused('template_gone', { status: 422, field: 'templateId' })
      const listed = await this.#list(trx, input.source)
      if (listed.length === 0) throw campaignRefused('nobody', { status: 422, field: 'source' })
      const [id] = await trx.table('campaigns').insert({
        name: input.name,
        template_id: input.templateId,
        created_by: input.employeeId,
        state: 'draft',
        source: sourceText(input.source),
        ...rulesRow(rulesOf(template)),
        created_at: now,
        updated_at: now,
      })
      await writeContacts(trx, id, listed, now)
      await new RecordAudit(this.clock).handle({
        employeeId: input.employeeId,
        action: 'campaigns.create',
        subjectType: 'campaign',
        subjectId: String(id),
        after: { name: input.name, source: sourceText(input.source), contacts: listed.length },
      })
      return { id, contacts: listed.length }
    })
  }

  async #list(trx: Transaction, source: CampaignSource): Promise<Listed[]> {
    const listed =
      source.kind === 'filter' ? await customersOf(trx, source.query) : await fileOf(trx, source)
    const byNumber = new Map<string, Listed>()
    for (const one of listed) if (!byNumber.has(one.number)) byNumber.set(one.number, one)
    if (byNumber.size > MOST_CONTACTS) {
      throw campaignRefused('too_many', {
        status: 422,
        field: 'source',
        values: { most: MOST_CONTACTS },
      })
    }
    return [...byNumber.values()]
  }
}

/** All of them at once, then those who must not be dialled get the state that nobody dials. */
async function writeContacts(trx: Transaction, campaignId: number, listed: Listed[], now: Date) {
  for (let first = 0; first < listed.length; first += ROWS_AT_ONCE) {
    await trx.table('campaign_contacts').multiInsert(
      listed.slice(first, first + ROWS_AT_ONCE).map((contact) => ({
        campaign_id: campaignId,
        customer_id: contact.customerId,
        name: contact.name.slice(0, 60),
        number: contact.number,
        state: 'pending',
        next_at: now,
        created_at: now,
        updated_at: now,
      }))
    )
  }
  const refuse = (state: 'opted_out' | 'blocked', holds: string) =>
    trx
      .from('campaign_contacts as c')
      .where({ 'c.campaign_id': campaignId, 'c.state': 'pending' })
      .whereRaw(`exists (${holds})`)
      .update({ 'c.state': state })
  await refuse('opted_out', 'select 1 from do_not_call_numbers d where d.number = c.number')
  await refuse(
    'blocked',
    `select 1 from blocked_numbers b where char_length(b.range_from) = char_length(c.number)
       and b.range_from <= c.number and b.range_to >= c.number`
  )
}

async function customersOf(trx: Transaction, query: Record<string, unknown>): Promise<Listed[]> {
  const customers = trx
    .from('customers')
    .join('customer_phones as phone', (join) => {
      join.on('phone.customer_id', 'customers.id').andOnVal('phone.position', 1)
    })
    .select('customers.id as customerId', 'customers.name', 'phone.number')
    .orderBy('customers.id')
    .limit(MOST_CONTACTS + 1)
  return customerList.filter(customers, customerList.read(query))
}

async function fileOf(
  trx: Transaction,
  file: { fileName: string; bytes: Uint8Array }
): Promise<Listed[]> {
  const { rows } = readSheet<'number' | 'name'>({ ...file, headings: HEADINGS, optional: ['name'] })
  const wrong = rows.filter(({ cells }) => !parsePhone(cells.number.text))
  if (wrong.length > 0) {
    const lines = wrong.slice(0, 10).map(({ line }) => line)
    throw campaignRefused('file_numbers', {
      status: 422,
      field: 'source',
      values: { count: wrong.length, lines: lines.join(', ') },
    })
  }
  const listed = rows.map(({ cells }) => ({
    number: parsePhone(cells.number.text)!.number,
    name: cells.name.text.trim(),
  }))
  const known: { number: string; customerId: number; name: string }[] = await trx
    .from('customer_phones as phone')
    .join('customers', 'customers.id', 'phone.customer_id')
    .whereIn(
      'phone.number',
      listed.map(({ number }) => number)
    )
    .select('phone.number', 'customers.id as customerId', 'customers.name')
  const customers = new Map(known.map((one) => [one.number, one]))
  return listed.map(({ number, name }) => {
    const customer = customers.get(number)
    return { number, customerId: customer?.customerId ?? null, name: customer?.name ?? name }
  })
}

function sourceText(source: CampaignSource): string {
  return source.kind === 'file'
    ? source.fileName.slice(0, 500)
    : new URLSearchParams(source.query as Record<string, string>).toString().slice(0, 500)
}
