import { readYuan } from '#core/sheet/cells'
import type { CodParty, CodResult, CodTerms } from '#app/logistics/cod'
import { COD_COLUMNS, type CodColumn, type CodSheet } from '#app/logistics/cod_file'
import type { CodParcel } from '#app/logistics/queries/cod_parcels'
import { judgeCodLine } from '#app/logistics/services/judge_cod_line'

/** Dearest parcel: a million yuan, in fen. */
const MAX_AMOUNT_FEN = 100_000_000

export type CodReason = {
  column: CodColumn
  code: string
  values?: Record<string, string | number>
}

/** A line that can be written. Money in fen; `dueFen` is null for what can't be credited. */
export type CodValue = {
  waybillNo: string
  amountFen: number
  result: CodResult
  dueFen: number | null
  orderNo: string | null
}

export type CheckedCodRow = {
  line: number
  texts: Record<CodColumn, string>
  value: CodValue | null
  errors: CodReason[]
  warnings: CodReason[]
}

/** Judges a statement row by row: unreadable rows are errors, rows that can't be credited are warnings. Writes nothing. */
export class CheckCodRows {
  handle(input: {
    sheet: CodSheet
    party: CodParty
    terms: CodTerms
    parcels: Map<string, CodParcel[]>
  }): CheckedCodRow[] {
    const lines = new Map<string, number>()
    return input.sheet.rows.map(({ line, cells }) => {
      const texts = Object.fromEntries(
        COD_COLUMNS.map((column) => [column, cells[column].text])
      ) as CheckedCodRow['texts']
      const errors: CodReason[] = []
      for (const column of COD_COLUMNS) {
        if (cells[column].formula) errors.push({ column, code: 'formula' })
        else if (cells[column].text === '') errors.push({ column, code: 'required' })
      }
      const waybillNo = waybillOf(cells.waybill.text)
      if (waybillNo.length > 40) errors.push({ column: 'waybill', code: 'waybill_bad' })
      const amount = readYuan(cells.amount)
      if (errors.length === 0 && !('value' in amount)) {
        errors.push({ column: 'amount', code: amount.reason })
      }
      if ('value' in amount && (amount.value < 0 || amount.value > MAX_AMOUNT_FEN)) {
        errors.push({ column: 'amount', code: 'amount_out_of_range' })
      }
      const above = lines.get(waybillNo)
      if (errors.length === 0 && above !== undefined) {
        errors.push({ column: 'waybill', code: 'duplicate_in_file', values: { line: above } })
      }
      if (errors.length > 0 || !('value' in amount)) {
        return { line, texts, value: null, errors, warnings: [] }
      }
      lines.set(waybillNo, line)
      return { line, texts, ...this.#judge(waybillNo, amount.value, input), errors }
    })
  }

  #judge(
    waybillNo: string,
    amountFen: number,
    input: { party: CodParty; terms: CodTerms; parcels: Map<string, CodParcel[]> }
  ): Pick<CheckedCodRow, 'value' | 'warnings'> {
    const judged = judgeCodLine(input.parcels.get(waybillNo) ?? [], { ...input, amountFen })
    const unknown = judged.result === 'unknown'
    return {
      value: {
        waybillNo,
        amountFen,
        result: judged.result,
        dueFen: unknown ? null : judged.dueFen,
        orderNo: judged.parcel?.orderNo ?? null,
      },
      warnings: unknown ? [{ column: 'waybill', code: judged.reason }] : [],
    }
  }
}

/** As it is stored: scanners and spreadsheets add blanks. */
export function waybillOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '')
}
