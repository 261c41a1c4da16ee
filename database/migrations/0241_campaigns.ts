import { BaseSchema } from '@adonisjs/lucid/schema'
import type { Knex } from 'knex'

/** How a campaign dials, in its template and, as it was at the start, in the campaign. */
function rules(table: Knex.CreateTableBuilder) {
  table.integer('acd_group_id').unsigned().notNullable().references('acd_groups.id')
  table.enum('mode', ['preview', 'progressive']).notNullable()
  table.string('script', 2000).nullable()
  table.string('caller_id', 20).nullable()
  table.specificType('max_attempts', 'tinyint unsigned').notNullable()
  table.integer('retry_minutes').unsigned().notNullable()
  // Minutes until the next attempt by outcome, where it differs; 0: none. { busy: 10, invalid: 0 }
  table.json('retry_by_outcome').notNullable()
  // Business time, HH:mm.
  table.string('call_from', 5).notNullable()
  table.string('call_to', 5).notNullable()
  // [{ name, effect: 'done' | 'again' | 'opt_out' }]
  table.json('dispositions').notNullable()
}

/** Outbound campaigns with their lists and attempts, and who must not be called. */
export default class extends BaseSchema {
  async up() {
    // Nothing takes a number off again: an opt-out can't be overwritten (G22).
    this.schema.createTable('do_not_call_numbers', (table) => {
      table.increments('id')
      table.string('number', 20).notNullable().unique()
      table.enum('source', ['customer', 'authority', 'internal']).notNullable()
      table.string('remark', 200).nullable()
      table.string('call_id', 64).nullable()
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.dateTime('created_at').notNullable()
    })

    this.schema.createTable('campaign_templates', (table) => {
      table.increments('id')
      table.string('name', 60).notNullable().unique()
      rules(table)
      table.boolean('active').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    this.schema.createTable('campaigns', (table) => {
      table.increments('id')
      table.string('name', 60).notNullable()
      table.integer('template_id').unsigned().notNullable().references('campaign_templates.id')
      table.integer('created_by').unsigned().notNullable().references('employees.id')
      table.enum('state', ['draft', 'running', 'paused', 'stopped', 'finished']).notNullable()
      // The query of the customer list that the contacts were drawn by, or the name of the file.
      table.string('source', 500).notNullable()
      rules(table)
      table.dateTime('started_at').nullable()
      table.dateTime('ended_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state'])
    })

    this.schema.createTable('campaign_contacts', (table) => {
      table.increments('id')
      table.integer('campaign_id').unsigned().notNullable().references('campaigns.id')
      table.integer('customer_id').unsigned().nullable().references('customers.id')
      table.string('name', 60).notNullable()
      table.string('number', 20).notNullable()
      table
        .enum('state', [
          'pending',
          'assigned',
          'dialling',
          'talking',
          'reached',
          'done',
          'unreached',
          'opted_out',
          'blocked',
          'stopped',
        ])
        .notNullable()
      table.specificType('attempts', 'tinyint unsigned').notNullable().defaultTo(0)
      table.dateTime('next_at').notNullable()
      table.string('outcome', 20).nullable()
      table.string('disposition', 60).nullable()
      table.string('remark', 500).nullable()
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.string('call_id', 64).nullable().unique()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['campaign_id', 'number'])
      table.index(['campaign_id', 'state', 'next_at'])
      table.index(['employee_id', 'state'])
    })

    this.schema.createTable('campaign_attempts', (table) => {
      table.increments('id')
      table.integer('contact_id').unsigned().notNullable().references('campaign_contacts.id')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('call_id', 64).notNullable().unique()
      table.string('outcome', 20).nullable()
      table.dateTime('started_at').notNullable()
      table.dateTime('ended_at').nullable()
      table.index(['contact_id'])
    })
  }
}
