/** A pause that can be cut short, also before it is taken. Does not keep the process alive. */
export class Nap {
  #cut = false
  #wake: (() => void) | undefined

  take(milliseconds: number): Promise<void> {
    if (this.#cut) {
      this.#cut = false
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.#wake = undefined
        resolve()
      }
      const timer = setTimeout(wake, milliseconds).unref()
      this.#wake = wake
    })
  }

  end(): void {
    if (this.#wake) this.#wake()
    else this.#cut = true
  }
}
