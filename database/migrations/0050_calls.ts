import { BaseSchema } from '@adonisjs/lucid/schema'

/** Calls with exactly one outcome, their segments and offers, agent sessions and state log, attribution rows. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('not_ready_reasons', (table) => {
      table.increments('id')
      table.string('code', 30).notNullable().unique()
      table.string('label_key', 60).notNullable()
      table.integer('max_minutes').unsigned().nullable()
      table.boolean('selectable').notNullable().defaultTo(true)
      table.integer('position').unsigned().notNullable().defaultTo(0)
    })

    this.schema.createTable('dispositions', (table) => {
      table.increments('id')
      table.string('code', 30).notNullable().unique()
      table.string('label_key', 60).notNullable()
      table.specificType('key_digit', 'tinyint unsigned').notNullable().unique()
      table.enum('call_type', ['sale', 'enquiry', 'invalid']).notNullable()
      table.integer('position').unsigned().notNullable().defaultTo(0)
    })

    this.schema.createTable('calls', (table) => {
      // The call's own id on the wire (spotline_call_id, else the inbound leg's uuid): replaying events finds the row.
      table.string('id', 64).primary()
      table.string('switch_name', 40).notNullable()
      table.string('core_uuid', 64).nullable()
      table.enum('direction', ['inbound', 'outbound', 'internal']).notNullable()
      table.string('caller_number', 32).notNullable()
      table.string('dnis', 32).notNullable()
      table.integer('service_number_id').unsigned().nullable().references('service_numbers.id')
      table.integer('acd_group_id').unsigned().nullable().references('acd_groups.id')
      table.integer('region_id').unsigned().nullable().references('regions.id')
      table.integer('customer_id').unsigned().nullable().references('customers.id')
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.string('extension', 20).nullable()
      table
        .enum('stage', ['created', 'ivr', 'waiting', 'offering', 'talking', 'after', 'ended'])
        .notNullable()
        .defaultTo('created')
      table
        .enum('outcome', [
          'answered',
          'abandoned_in_ivr',
          'abandoned_in_queue',
          'abandoned_ringing',
          'no_agent',
          'out_of_hours',
          'ivr_completed',
          'blocked',
          'callback_taken',
          'voicemail',
          'failed',
        ])
        .nullable()
      table.boolean('end_unknown').notNullable().defaultTo(false)
      table.boolean('excluded').notNullable().defaultTo(false)
      table.enum('hangup_by', ['caller', 'agent', 'switch']).nullable()
      table.string('hangup_cause', 40).nullable()
      table.dateTime('started_at', { precision: 3 }).notNullable()
      table.dateTime('queued_at', { precision: 3 }).nullable()
      table.dateTime('answered_at', { precision: 3 }).nullable()
      table.dateTime('ended_at', { precision: 3 }).nullable()
      table.integer('wait_ms').unsigned().notNullable().defaultTo(0)
      table.integer('ring_ms').unsigned().notNullable().defaultTo(0)
      table.integer('talk_ms').unsigned().notNullable().defaultTo(0)
      table.integer('hold_ms').unsigned().notNullable().defaultTo(0)
      table.specificType('rating', 'tinyint unsigned').nullable()
      table.boolean('marked').notNullable().defaultTo(false)
      table.integer('disposition_id').unsigned().nullable().references('dispositions.id')
      table.enum('call_type', ['sale', 'enquiry', 'invalid']).nullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.dateTime('updated_at', { precision: 3 }).notNullable()
      table.index(['started_at', 'id'])
      table.index(['direction', 'started_at'])
      table.index(['caller_number', 'started_at'])
      table.index(['dnis', 'started_at'])
      table.index(['customer_id', 'started_at'])
      table.index(['employee_id', 'started_at'])
      table.index(['stage'])
    })

    this.schema.createTable('call_segments', (table) => {
      table.bigIncrements('id')
      table.string('call_id', 64).notNullable().references('calls.id').onDelete('CASCADE')
      table.integer('position').unsigned().notNullable()
      table.string('extension', 20).nullable()
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.dateTime('started_at', { precision: 3 }).notNullable()
      table.dateTime('ended_at', { precision: 3 }).nullable()
      table.unique(['call_id', 'position'])
    })

    this.schema.createTable('call_offers', (table) => {
      table.bigIncrements('id')
      table.string('call_id', 64).notNullable().references('calls.id').onDelete('CASCADE')
      table.string('agent_leg_uuid', 64).notNullable().unique()
      table.string('extension', 20).notNullable()
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.string('result', 40).nullable()
      table.dateTime('offered_at', { precision: 3 }).notNullable()
      table.dateTime('ended_at', { precision: 3 }).nullable()
      table.index(['call_id', 'id'])
      table.index(['employee_id', 'offered_at'])
    })

    this.schema.createTable('recordings', (table) => {
      table.bigIncrements('id')
      table.string('call_id', 64).notNullable().references('calls.id')
      table.string('path', 255).notNullable()
      table.integer('duration_ms').unsigned().nullable()
      table.dateTime('started_at', { precision: 3 }).notNullable()
      table.dateTime('ended_at', { precision: 3 }).nullable()
      table.unique(['call_id', 'path'])
    })

    // Who a call (and its orders) is credited to. Sum of probability per call is 1; placement null = background.
    this.schema.createTable('call_attributions', (table) => {
      table.bigIncrements('id')
      table.string('call_id', 64).notNullable().references('calls.id').onDelete('CASCADE')
      table.integer('placement_id').unsigned().nullable().references('placements.id')
      table.decimal('probability', 9, 8).notNullable()
      table.string('method', 30).notNullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.index(['call_id'])
      table.index(['placement_id', 'call_id'])
    })

    this.schema.createTable('agent_sessions', (table) => {
      table.bigIncrements('id')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('extension', 20).notNullable()
      table.dateTime('signed_in_at', { precision: 3 }).notNullable()
      table.dateTime('signed_out_at', { precision: 3 }).nullable()
      table.index(['employee_id', 'signed_in_at'])
      table.index(['signed_out_at'])
    })

    this.schema.createTable('agent_state_entries', (table) => {
      table.bigIncrements('id')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('extension', 20).nullable()
      table.string('state', 20).notNullable()
      table.string('reason', 30).nullable()
      table.string('call_id', 64).nullable()
      table.dateTime('started_at', { precision: 3 }).notNullable()
      table.dateTime('ended_at', { precision: 3 }).nullable()
      table.index(['employee_id', 'started_at'])
      table.index(['started_at'])
    })
  }
}
