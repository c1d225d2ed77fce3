/** What somebody has said in the first run so far. It outlives the page's words: who switches the language types nothing again. */
import type { Desk } from '../domain/desk.svelte';
import { Departments } from './departments.svelte';

export class FirstAnswers {
  /** What is looked for in the list of provinces. */
  query = $state('');
  area = $state<string | null>(null);
  /** None until somebody types it; till then the name that the computer knows stands. */
  person = $state<string | null>(null);
  readonly departments: Departments;

  constructor(desk: Desk) {
    this.departments = new Departments(desk);
  }
}
