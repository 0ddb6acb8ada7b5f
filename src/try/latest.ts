/** Lets only the latest of several asynchronous choices through: what is begun makes all that was begun before late. */
export class Latest {
  #last = 0;

  /** @returns whether nothing was begun since */
  begin(): () => boolean {
    const own = ++this.#last;
    return () => own === this.#last;
  }
}
