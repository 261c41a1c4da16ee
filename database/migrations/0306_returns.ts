import { BaseSchema } from '@adonisjs/lucid/schema'

/** A feedback may be corrected: who reversed it and why; points hang on the feedback that gave them, not on the order. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('feedbacks', (table) => {
      table.integer('reversed_by').unsigned().nullable().references('employees.id')
      table.string('reversal_reason', 200).nullable()
    })
    this.schema.raw(
      `UPDATE point_entries entry JOIN feedbacks feedback
         ON feedback.order_id = CAST(entry.cause_id AS UNSIGNED) AND feedback.standing = 1
       SET entry.cause_type = 'feedback', entry.cause_id = feedback.id
       WHERE entry.cause_type = 'order' AND entry.reason IN ('delivered', 'refused')`
    )
    this.schema.alterTable('orders', (table) => {
      table.index(['return_receipt', 'fed_back_at', 'id'])
    })
  }
}
