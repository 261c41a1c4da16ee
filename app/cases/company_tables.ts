import type { Infer } from '@vinejs/vine/types'
import db from '@adonisjs/lucid/services/db'
import {
  type CompanyTable,
  registerCompanyTable,
  SYSTEM_TABLE,
} from '#app/organisation/company_table'
import { fieldRefused } from '#app/organisation/errors'
import { servicePhraseValidator } from '#app/cases/validators/company'

/** A24: what an agent may say, for any product or for one. */
const servicePhrases: CompanyTable<Infer<typeof servicePhraseValidator>> = {
  key: 'service-phrases',
  table: 'service_phrases',
  subject: 'service_phrase',
  may: SYSTEM_TABLE,
  validator: servicePhraseValidator,
  columns: ({ productId, stage, trigger, content, position }) => ({
    product_id: productId ?? null,
    stage,
    trigger: stage === 'objection' ? (trigger ?? null) : null,
    content,
    position,
  }),
  deletable: true,
  check: async ({ productId, stage, trigger }, _id, trx) => {
    if (stage === 'objection' && !trigger) throw fieldRefused('trigger', 'system.errors.trigger')
    if (!productId) return
    const product = await trx.from('products').where('id', productId).first()
    if (!product) throw fieldRefused('productId', 'system.errors.product_unknown')
  },
  rows: () =>
    db
      .from('service_phrases as phrase')
      .leftJoin('products as product', 'product.id', 'phrase.product_id')
      .orderByRaw('phrase.product_id is not null, product.name, phrase.stage, phrase.position')
      .select('phrase.id', 'phrase.version', 'phrase.stage', 'phrase.trigger', 'phrase.content')
      .select('phrase.position', 'phrase.product_id as productId', 'product.name as product'),
  choices: async () => {
    const products: { id: number; name: string }[] = await db
      .from('products')
      .orderBy('name')
      .select('id', 'name')
    return { productId: products.map(({ id, name }) => ({ value: String(id), label: name })) }
  },
}

registerCompanyTable(servicePhrases)
