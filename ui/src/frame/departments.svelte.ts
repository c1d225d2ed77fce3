/**
 * The departments among which the first run lets choose: what keeps these matters in a province today, and the one that did until
 * the change of 2025. What is chosen becomes the letterhead of the reports to come.
 */
import type { Desk } from '../domain/desk.svelte';
import type { OfficeDto } from '../shared/backend';

/** In March 2025 most departments became part of another one. */
const beforeTheChange = 2024;

export class Departments {
  readonly #desk: Desk;
  #area: string | null = null;
  /** The usual one first. */
  offered = $state.raw<OfficeDto[]>([]);
  /** By name. */
  chosen = $state('');

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Those of an area. Where they cannot be read nothing is offered: the letterhead can be set later. */
  async of(area: string | null): Promise<void> {
    // The page may be made anew meanwhile: what was chosen stays.
    if (area === this.#area) return;
    this.#area = area;
    const now = new Date().getFullYear();
    const read = (year: number) => (area === null ? null : this.#desk.backend.office(area, year).catch(() => null));
    const [usual, former] = await Promise.all([read(now), read(beforeTheChange)]);
    if (this.#area !== area) return;
    const known = [usual, former].filter((office) => office !== null);
    this.offered = known.filter((office, i) => known.findIndex((other) => other.name === office.name) === i).map((office) => ({ ...office, year: now }));
    this.chosen = this.offered[0]?.name ?? '';
  }

  /** Keeps the choice where it is not what the program takes by itself. */
  async keep(area: string): Promise<void> {
    const office = this.offered.slice(1).find((one) => one.name === this.chosen);
    if (office && this.#area === area) await this.#desk.backend.setOffice(area, office);
  }
}
