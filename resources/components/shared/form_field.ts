import { inject, provide, useId, type InjectionKey, computed, type ComputedRef } from 'vue'

type FieldContext = {
  id: string
  invalid: ComputedRef<boolean>
  describedBy: ComputedRef<string | undefined>
}

const KEY: InjectionKey<FieldContext> = Symbol('form field')

/** Ties a label, its input and its messages together, for eyes and for screen readers alike. */
export function provideField(hasErrors: () => boolean, hasText: () => boolean): FieldContext {
  const id = useId()
  const field: FieldContext = {
    id,
    invalid: computed(hasErrors),
    describedBy: computed(() => (hasText() ? `${id}-text` : undefined)),
  }
  provide(KEY, field)
  return field
}

/** What an input takes over from the `FormField` around it; alone it stands by itself. */
export function useField() {
  const field = inject(KEY, null)
  return computed(() =>
    field
      ? {
          'id': field.id,
          'aria-invalid': field.invalid.value || undefined,
          'aria-describedby': field.describedBy.value,
        }
      : {}
  )
}
