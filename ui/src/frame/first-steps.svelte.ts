/** Whether the first steps are shown, and which of them. That they were seen is remembered on this PC. */

export class Tour {
  open = $state(localStorage.getItem('tour') !== 'seen');
  at = $state(0);

  begin(): void {
    this.at = 0;
    this.open = true;
  }

  end(): void {
    this.open = false;
    localStorage.setItem('tour', 'seen');
  }
}
