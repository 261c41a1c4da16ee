import { DepartmentSchema } from '#database/schema'

/** A department of the company, possibly part of another one. */
export default class Department extends DepartmentSchema {
  static table = 'departments'
}
