import db from '@adonisjs/lucid/services/db'
import type { MediaType } from '#app/media/models/channel'

export type MediaChoices = {
  channels: { id: number; code: string; name: string; mediaType: MediaType }[]
  products: { id: number; name: string; shortCode: string; categoryId: number }[]
  categories: { id: number; name: string }[]
  numbers: { id: number; number: string; name: string }[]
}

/** What filters and forms offer to choose from. Retired entries stay in lists of the past and are left out of forms. */
export class LoadMediaChoices {
  async handle({ retired = false }: { retired?: boolean } = {}): Promise<MediaChoices> {
    const [channels, products, categories, numbers] = await Promise.all([
      db
        .from('channels')
        .select('id', 'code', 'name', 'media_type as mediaType')
        .if(!retired, (query) => void query.where('active', true))
        .orderBy('name'),
      db
        .from('products')
        .select('id', 'name', 'short_code as shortCode', 'product_category_id as categoryId')
        .if(!retired, (query) => void query.where('on_sale', true))
        .orderBy('name'),
      db.from('product_categories').select('id', 'name').where('selectable', true).orderBy('name'),
      db
        .from('service_numbers')
        .select('id', 'number', 'name')
        .if(!retired, (query) => void query.where('active', true))
        .orderBy('number'),
    ])
    return { channels, products, categories, numbers }
  }
}
