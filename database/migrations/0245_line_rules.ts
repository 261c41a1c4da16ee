import { BaseSchema } from '@adonisjs/lucid/schema'

/** How each group's line is run. Comes after the telephone system's own tables, which it refers to. */
export default class extends BaseSchema {
  async up() {
    // A group without a row has the defaults: no head starts, no limits, nothing said.
    this.schema.createTable('line_rules', (table) => {
      table.increments('id')
      table.integer('acd_group_id').unsigned().notNullable().unique().references('acd_groups.id')
      // Head starts in seconds.
      table.integer('base_score').notNullable()
      table.integer('buyer_score').notNullable()
      table.integer('class_a_score').notNullable()
      table.integer('redial_score').notNullable()
      table.integer('owner_first_seconds').unsigned().notNullable()
      table.integer('level_delay_seconds').unsigned().notNullable()
      table.integer('max_waiting').unsigned().nullable()
      table.integer('overflow_group_id').unsigned().nullable().references('acd_groups.id')
      table.integer('full_prompt_id').unsigned().nullable().references('prompts.id')
      table.integer('time_group_id').unsigned().nullable().references('time_groups.id')
      table.integer('closed_prompt_id').unsigned().nullable().references('prompts.id')
      table.integer('surge_from_waiting').unsigned().nullable()
      table.integer('surge_wrap_up_seconds').unsigned().nullable()
      table.integer('announce_every_seconds').unsigned().nullable()
      table.boolean('announce_position').notNullable()
      table.boolean('announce_wait').notNullable()
      table.boolean('callback_offered').notNullable()
      table.specificType('callback_attempts', 'tinyint unsigned').notNullable()
      table.integer('callback_delay_minutes').unsigned().notNullable()
      table.integer('callback_offer_prompt_id').unsigned().nullable().references('prompts.id')
      table.integer('callback_confirm_prompt_id').unsigned().nullable().references('prompts.id')
      table.integer('callback_taken_prompt_id').unsigned().nullable().references('prompts.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
  }
}
