/** Somebody or something by id and name, as the Worker names it in a row. */
export interface Named {
  id: string;
  name: string;
}
