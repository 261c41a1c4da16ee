import db from '@adonisjs/lucid/services/db'
import { COURIER_ROLES } from '#app/logistics/services/record_feedback'

export type CourierChoice = { id: number; name: string; staffNo: string }

/** The people of the logistics department who may have brought a parcel (L10). */
export class Couriers {
  async handle(): Promise<CourierChoice[]> {
    return db
      .from('employees')
      .whereIn('role', COURIER_ROLES)
      .whereNull('closed_at')
      .orderBy('staff_no')
      .select('id', 'name', 'staff_no as staffNo')
  }
}
