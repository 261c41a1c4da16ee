import db from '@adonisjs/lucid/services/db'

export const PHRASE_STAGES = [
  'opening',
  'probing',
  'presenting',
  'objection',
  'closing',
  'checking',
] as const

export type PhraseStage = (typeof PHRASE_STAGES)[number]

export type ServicePhrase = {
  id: number
  stage: PhraseStage
  /** What the customer says, for an objection. */
  trigger: string | null
  /** With placeholders such as {customer}, filled on the desk. */
  content: string
}

/** A24: the service phrases for a product: its own, and for each stage where it has none the common ones. */
export class PhrasesFor {
  async handle(productId: number | null): Promise<ServicePhrase[]> {
    const rows: (ServicePhrase & { productId: number | null })[] = await db
      .from('service_phrases')
      .where((query) => {
        query.whereNull('product_id')
        if (productId !== null) query.orWhere('product_id', productId)
      })
      .select('id', 'stage', 'trigger', 'content', 'product_id as productId')
      .orderBy(['position', 'id'])
    const own = new Set(rows.filter((row) => row.productId !== null).map((row) => row.stage))
    return rows
      .filter((row) => row.productId !== null || !own.has(row.stage))
      .map(({ id, stage, trigger, content }) => ({ id, stage, trigger, content }))
  }
}
