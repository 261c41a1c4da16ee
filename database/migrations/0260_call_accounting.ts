import { BaseSchema } from '@adonisjs/lucid/schema'

/** What accounts for calls and their recordings: call records (CDR), reconciliation, rules, retention, who listened. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('calls', (table) => {
      // Who told of the call first: the switch's events, its call record, or a foreign file.
      table.enum('source', ['events', 'cdr', 'import']).notNullable().defaultTo('events')
      // When the switch's call record of the leg that began the call was taken in.
      table.dateTime('cdr_at', { precision: 3 }).nullable()
    })

    this.schema.alterTable('recordings', (table) => {
      table.enum('left_side', ['customer', 'agent']).notNullable().defaultTo('customer')
      table
        .enum('state', ['recording', 'ready', 'missing', 'deleted'])
        .notNullable()
        .defaultTo('recording')
      table.boolean('repaired').notNullable().defaultTo(false)
      table.bigInteger('bytes').unsigned().nullable()
      table.dateTime('prepared_at', { precision: 3 }).nullable()
      table.dateTime('held_at', { precision: 3 }).nullable()
      table.integer('held_by').unsigned().nullable().references('employees.id')
      table.string('hold_reason', 200).nullable()
      table.dateTime('deleted_at', { precision: 3 }).nullable()
      table.enum('deleted_for', ['age', 'space']).nullable()
      table.index(['state', 'id'])
      table.index(['started_at', 'id'])
    })

    this.schema.createTable('recording_listens', (table) => {
      table.bigIncrements('id')
      table
        .bigInteger('recording_id')
        .unsigned()
        .notNullable()
        .references('recordings.id')
        .onDelete('CASCADE')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.enum('kind', ['played', 'exported']).notNullable()
      table.string('ip', 45).nullable()
      table.dateTime('listened_at', { precision: 3 }).notNullable()
      table.index(['recording_id', 'employee_id', 'listened_at'])
    })

    // Without a group: every group of the direction that has no rule of its own.
    this.schema.createTable('recording_rules', (table) => {
      table.increments('id')
      table.enum('direction', ['inbound', 'outbound', 'internal']).notNullable()
      table.integer('acd_group_id').unsigned().nullable().references('acd_groups.id')
      table.specificType('percent', 'tinyint unsigned').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['direction', 'acd_group_id'])
    })

    this.schema.createTable('unrecorded_agents', (table) => {
      table.integer('employee_id').unsigned().primary().references('employees.id')
      table.dateTime('created_at').notNullable()
    })

    this.schema.createTable('recording_retention', (table) => {
      table.string('call_class', 20).primary()
      // Null keeps for ever.
      table.integer('days').unsigned().nullable()
      table.dateTime('updated_at').notNullable()
    })

    this.schema.createTable('cdr_legs', (table) => {
      table.string('uuid', 64).primary()
      table.string('call_id', 64).notNullable()
      table.string('core_uuid', 64).nullable()
      table.boolean('begins_call').notNullable()
      table.json('facts').notNullable()
      table.dateTime('started_at', { precision: 3 }).notNullable()
      table.dateTime('ended_at', { precision: 3 }).notNullable()
      table.dateTime('received_at', { precision: 3 }).notNullable()
      table.dateTime('applied_at', { precision: 3 }).nullable()
      table.index(['call_id'])
      table.index(['begins_call', 'started_at'])
      table.index(['applied_at', 'received_at'])
    })

    this.schema.createTable('cdr_files', (table) => {
      table.bigIncrements('id')
      table.string('name', 120).notNullable().unique()
      table.enum('state', ['done', 'bad']).notNullable()
      table.string('reason', 200).nullable()
      table.string('leg_uuid', 64).nullable()
      table.dateTime('swept_at', { precision: 3 }).notNullable()
      table.index(['state', 'swept_at'])
    })

    this.schema.createTable('call_reconciliations', (table) => {
      table.date('day').primary()
      table.enum('state', ['queued', 'running', 'done', 'failed']).notNullable()
      table.integer('done_steps').unsigned().notNullable().defaultTo(0)
      table.integer('total_steps').unsigned().notNullable().defaultTo(0)
      table.integer('calls').unsigned().notNullable().defaultTo(0)
      table.integer('cdrs').unsigned().notNullable().defaultTo(0)
      table.integer('repaired').unsigned().notNullable().defaultTo(0)
      table.integer('unexplained').unsigned().notNullable().defaultTo(0)
      table.json('outcomes').nullable()
      table.integer('requested_by').unsigned().nullable().references('employees.id')
      table.dateTime('finished_at', { precision: 3 }).nullable()
      table.dateTime('updated_at', { precision: 3 }).notNullable()
    })

    this.schema.createTable('unexplained_legs', (table) => {
      table.date('day').notNullable()
      table.string('uuid', 64).notNullable()
      table.string('kind', 40).notNullable()
      table.string('number', 32).nullable()
      table.string('dnis', 32).nullable()
      table.dateTime('started_at', { precision: 3 }).notNullable()
      table.primary(['day', 'uuid', 'kind'])
    })

    this.schema.createTable('call_imports', (table) => {
      table.increments('id')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('file_name', 160).notNullable()
      table.enum('state', ['previewed', 'accepted', 'discarded']).notNullable()
      table.json('rows').notNullable()
      table.integer('good_rows').unsigned().notNullable()
      table.integer('bad_rows').unsigned().notNullable()
      table.dateTime('accepted_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })
  }
}
