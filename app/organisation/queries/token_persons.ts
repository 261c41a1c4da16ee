import db from '@adonisjs/lucid/services/db'

export type TokenPerson = { id: number; staffNo: string; name: string }

/** Whom a program may act for: everybody who may sign in. */
export class TokenPersons {
  async handle(): Promise<TokenPerson[]> {
    return db
      .from('employees')
      .whereNull('closed_at')
      .where('login_disabled', false)
      .orderBy('staff_no')
      .select('id', 'staff_no as staffNo', 'name')
  }
}
