import { BaseSchema } from '@adonisjs/lucid/schema'

/** Who uses what a customer buys (C09), and what a contact was about (C16). */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('customers', (table) => {
      table.string('end_user_name', 40).nullable()
      table.string('end_user_school', 80).nullable()
    })
    this.schema.alterTable('contacts', (table) => {
      table.enum('need_type', ['enquiry', 'order']).nullable()
      table.integer('need_product_id').unsigned().nullable().references('products.id')
      table.string('need_text', 500).nullable()
    })
  }
}
