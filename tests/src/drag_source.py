#!/usr/bin/env python3
"""A small GTK window from which the files named on the command line can be dragged."""
import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk

uris = [GLib.filename_to_uri(os.path.abspath(path), None) for path in sys.argv[1:]]
window = Gtk.Window(title="drag-source")
window.set_default_size(120, 100)
window.move(0, 0)
box = Gtk.EventBox()
box.add(Gtk.Label(label="files"))
window.add(box)
targets = Gtk.TargetList.new([])
targets.add_uri_targets(0)
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_set_target_list(targets)
box.connect("drag-data-get", lambda widget, context, data, info, time: data.set_uris(uris))
window.connect("destroy", Gtk.main_quit)
window.show_all()
Gtk.main()
